package org.duebook.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.duebook.schemas.GoldenRecords.GoldenRecord;

/**
 * Writes down the contracts as they are now. {@code README.md} of this module says when to run it.
 *
 * <p>A schema with a new fingerprint becomes the next version. One whose fingerprint is that of the
 * newest version is the same on the wire: only its words changed, and the newest version's file is
 * written anew. A change that readers would not survive is refused.
 *
 * <p>Golden records of the newest versions are written if their file is missing, and never again.
 */
public final class VersionCheckIn {
  private final Path module;
  private final CheckedInVersions versions;

  private VersionCheckIn(Path module) {
    this.module = module;
    this.versions = new CheckedInVersions(module);
  }

  /**
   * Checks in what changed.
   *
   * @param arguments the module's directory
   */
  public static void main(String[] arguments) throws IOException {
    VersionCheckIn checkIn = new VersionCheckIn(Path.of(arguments[0]));
    for (Schema contract : Contracts.all(checkIn.module)) {
      checkIn.checkIn(contract);
    }
    for (GoldenRecord golden : GoldenRecords.ALL) {
      checkIn.checkIn(golden);
    }
  }

  private void checkIn(Schema contract) throws IOException {
    List<Schema> earlier = versions.of(contract.getName());
    for (Schema version : earlier) {
      List<String> complaints = SchemaEvolution.complaints(version, contract);
      if (!complaints.isEmpty()) {
        throw new IllegalStateException(contract.getName() + ": " + complaints);
      }
    }
    boolean newOnTheWire =
        earlier.isEmpty() || fingerprint(contract) != fingerprint(earlier.get(earlier.size() - 1));
    Path file = versions.file(contract.getName(), earlier.size() + (newOnTheWire ? 1 : 0));
    write(file, CheckedInVersions.text(contract).getBytes(StandardCharsets.UTF_8));
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private void checkIn(GoldenRecord golden) throws IOException {
    int newest = versions.of(golden.record().getSchema().getName()).size();
    Path file = module.resolve("src/test/resources").resolve(golden.path());
    if (golden.version() == newest && !Files.exists(file)) {
      write(file, singleObject(golden.record()));
    }
  }

  /** By Avro's own encoder, so that ours is not checked against itself. */
  private static byte[] singleObject(SpecificRecordBase record) throws IOException {
    ByteBuffer encoded =
        new BinaryMessageEncoder<>(record.getSpecificData(), record.getSchema()).encode(record);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private static void write(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    System.out.println("wrote " + file);
  }
}
