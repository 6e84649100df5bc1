package org.duebook.local.replay;

import java.nio.file.Path;
import org.duebook.analytics.OutputTopic;

/** Names of the files a replay writes: one per output topic. */
final class OutputFiles {
  private OutputFiles() {}

  static Path of(Path directory, OutputTopic topic) {
    return directory.resolve(topic.topicName() + EventFileReader.JSON_LINES);
  }
}
