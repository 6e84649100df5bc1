package org.duebook.analytics.serialization;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Writes values of one type as bytes and reads what any earlier version of itself wrote.
 *
 * <p>An implementation has a public constructor without arguments, holds no state, and never
 * changes its class name: savepoints name it.
 *
 * @param <T> the type
 */
public interface Codec<T> extends Serializable {

  /** The type. */
  Class<T> type();

  /** The version that {@link #write} writes; one higher whenever its bytes change. */
  int version();

  /** Writes a value in the current version. */
  void write(T value, DataOutput output) throws IOException;

  /** Reads a value that the given version, 1 to {@link #version()}, wrote. */
  T read(int version, DataInput input) throws IOException;

  /** The value itself if it can't change, else an independent one. */
  T copy(T value);
}
