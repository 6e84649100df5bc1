package org.duebook.local.announce;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.duebook.analytics.kafka.KafkaTopics;
import org.duebook.models.contract.Sha256;
import org.duebook.models.scoring.LateModel;
import org.duebook.schemas.AnnouncedRole;
import org.duebook.schemas.ModelAnnouncement;
import org.duebook.schemas.Party;
import org.duebook.schemas.PolicyAnnouncement;
import org.duebook.wire.ControlTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.WireFormat;

/** Writes announcements on the control topics of a Kafka, each acknowledged before it goes on. */
public final class Announcer implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final String topicPrefix;
  private final WireFormat wireFormat = new SingleObjectWireFormat();

  /**
   * An announcer to a Kafka.
   *
   * @param properties of Kafka's clients, the bootstrap servers among them
   * @param topicPrefix put before the names of the topics
   */
  public Announcer(Properties properties, String topicPrefix) {
    Properties all = new Properties();
    all.putAll(properties);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MOST_CONTROL_BYTES);
    all.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
    all.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    all.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    this.producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    this.topicPrefix = topicPrefix;
  }

  /**
   * Announces a model.
   *
   * @param artifact its file
   * @param model the same, read
   * @param role what it is to be
   * @return where the announcement lies
   * @throws ExecutionException if Kafka refuses it
   */
  public RecordMetadata announce(byte[] artifact, LateModel model, AnnouncedRole role)
      throws ExecutionException, InterruptedException {
    ModelAnnouncement announcement = announcement(model.facts().modelId(), role);
    announcement.setParty(Party.valueOf(model.facts().party().name()));
    announcement.setArtifact(ByteBuffer.wrap(artifact));
    announcement.setSha256(Sha256.hex(artifact));
    return send(
        ControlTopic.MODELS, announcement.getParty() + ":" + announcement.getRole(), announcement);
  }

  /**
   * Takes a model out of a role.
   *
   * @param modelId its name
   * @param party whose shares it scores
   * @param role the role it has, which the announcement replaces in a compacted topic
   */
  public RecordMetadata retire(String modelId, Party party, AnnouncedRole role)
      throws ExecutionException, InterruptedException {
    ModelAnnouncement announcement = announcement(modelId, AnnouncedRole.RETIRED);
    announcement.setParty(party);
    return send(ControlTopic.MODELS, party + ":" + role, announcement);
  }

  private static ModelAnnouncement announcement(String modelId, AnnouncedRole role) {
    ModelAnnouncement announcement = new ModelAnnouncement();
    announcement.setModelId(modelId);
    announcement.setRole(role);
    announcement.setAnnouncedAt(Instant.now());
    return announcement;
  }

  /** Announces a policy, given as its text. */
  public RecordMetadata announcePolicy(String policyId, String document)
      throws ExecutionException, InterruptedException {
    PolicyAnnouncement announcement = new PolicyAnnouncement();
    announcement.setPolicyId(policyId);
    announcement.setDocument(document);
    announcement.setAnnouncedAt(Instant.now());
    return send(ControlTopic.POLICIES, "policy", announcement);
  }

  private RecordMetadata send(ControlTopic topic, String key, SpecificRecord announcement)
      throws ExecutionException, InterruptedException {
    return producer
        .send(
            new ProducerRecord<>(
                topicPrefix + topic.topicName(), key, wireFormat.encode(announcement)))
        .get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
