package org.duebook.analytics.kafka;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.lineage.LineageVertex;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;
import org.apache.kafka.clients.admin.Admin;

/**
 * Kafka's sink, whose writers give back the client with which they look for transactions left open.
 *
 * <p>A writer of the connector makes an admin client when it starts and never closes it (5.0.0):
 * each restart of the job left a thread and a connection for every output and subtask, and with
 * them the classes of the job before. The client is of no use after the start, so it ends there.
 *
 * @param <T> what is written
 */
final class ReleasingKafkaSink<T>
    implements TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable>,
        SupportsPostCommitTopology<KafkaCommittable>,
        LineageVertexProvider {
  private static final long serialVersionUID = 1;

  /** The connector's name of the field that holds the client. */
  private static final String ADMIN_FIELD = "adminClient";

  private final KafkaSink<T> sink;
  private final Properties clientProperties;

  /**
   * A sink around the connector's.
   *
   * @param clientProperties with which an admin client finds the same brokers
   */
  ReleasingKafkaSink(KafkaSink<T> sink, Properties clientProperties) {
    this.sink = sink;
    this.clientProperties = clientProperties;
  }

  @Override
  public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> createWriter(
      WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> recoveredState) throws IOException {
    brokersMustAnswer();
    PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> writer =
        sink.restoreWriter(context, recoveredState);
    releaseAdmin(writer);
    return writer;
  }

  /**
   * A writer that fails while it starts cannot be reached, and keeps its client for good; when no
   * broker answers it is not begun.
   */
  private void brokersMustAnswer() throws IOException {
    try (Admin admin = Admin.create(clientProperties)) {
      admin.describeCluster().nodes().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the brokers whether they are there", e);
    } catch (ExecutionException e) {
      throw new IOException(
          "the brokers do not answer, so no output can be written: " + e.getCause().getMessage(),
          e);
    }
  }

  private static void releaseAdmin(Object writer) {
    try {
      Field field = writer.getClass().getDeclaredField(ADMIN_FIELD);
      field.setAccessible(true);
      Admin admin = (Admin) field.get(writer);
      if (admin != null) {
        admin.close();
        field.set(writer, null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "%s has no field %s (expected: Flink's Kafka connector 5.0.0; see whether a later one closes its client)"
              .formatted(writer.getClass().getName(), ADMIN_FIELD),
          e);
    }
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return sink.getWriterStateSerializer();
  }

  @Override
  public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
    return sink.createCommitter(context);
  }

  @Override
  public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
    return sink.getCommittableSerializer();
  }

  @Override
  public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committables) {
    sink.addPostCommitTopology(committables);
  }

  @Override
  public LineageVertex getLineageVertex() {
    return sink.getLineageVertex();
  }
}
