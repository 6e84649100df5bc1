package org.duebook.local.demo;

import java.time.LocalDate;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.duebook.local.announce.Announcer;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.ModelRefusedException;
import org.duebook.models.scoring.ShippedModel;
import org.duebook.schemas.AnnouncedRole;

/**
 * Shows that a model is swapped while the job runs: once days pass one by one, another model is
 * announced, first to run beside the champion, then to take over.
 */
final class ModelSwap implements Runnable {
  private static final int DAYS_BESIDE = 3;

  private final Properties clientProperties;
  private final Supplier<LocalDate> businessDay;
  private final LocalDate liveFrom;
  private final long liveDayMillis;

  /**
   * A swap behind a history.
   *
   * @param clientProperties of Kafka's clients
   * @param businessDay the latest day that the outputs tell of, or null before the first
   * @param liveFrom the first day after the history
   * @param liveDayMillis how long a business day takes
   */
  ModelSwap(
      Properties clientProperties,
      Supplier<LocalDate> businessDay,
      LocalDate liveFrom,
      long liveDayMillis) {
    this.clientProperties = clientProperties;
    this.businessDay = businessDay;
    this.liveFrom = liveFrom;
    this.liveDayMillis = liveDayMillis;
  }

  @Override
  public void run() {
    byte[] artifact = ShippedModel.PATIENT_CHALLENGER.artifact();
    try (Announcer announcer = new Announcer(clientProperties, "")) {
      LateModel model = LateModel.read(artifact, FeatureContract.current());
      while (businessDay.get() == null || businessDay.get().isBefore(liveFrom)) {
        TimeUnit.MILLISECONDS.sleep(liveDayMillis);
      }
      announcer.announce(artifact, model, AnnouncedRole.CHALLENGER);
      TimeUnit.MILLISECONDS.sleep(DAYS_BESIDE * liveDayMillis);
      announcer.announce(artifact, model, AnnouncedRole.CHAMPION);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | ModelRefusedException e) {
      throw new IllegalStateException("swap of the model: " + e.getMessage(), e);
    }
  }
}
