package org.duebook.benchmark;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.duebook.analytics.followup.FollowUpRecords;
import org.duebook.analytics.policy.PolicyFile;
import org.duebook.analytics.rules.PracticeRules;
import org.duebook.analytics.settings.SettingsFile;
import org.duebook.followup.AccountPlan;
import org.duebook.followup.PatientFollowUp;
import org.duebook.followup.Planner;
import org.duebook.followup.Policy;
import org.duebook.followup.Scores;
import org.duebook.kpi.AgeingClock;
import org.duebook.kpi.portfolio.AccountContribution;
import org.duebook.kpi.portfolio.CellSums;
import org.duebook.kpi.portfolio.PortfolioFigures;
import org.duebook.latepayment.AccountShares;
import org.duebook.latepayment.LateHorizons;
import org.duebook.latepayment.OpenShare;
import org.duebook.ledger.AccountLedger;
import org.duebook.ledger.AccountPosition;
import org.duebook.ledger.LedgerRules;
import org.duebook.ledger.Party;
import org.duebook.ledger.PaymentFact;
import org.duebook.local.simulator.SimulatedEvent;
import org.duebook.local.simulator.SimulatedHistory;
import org.duebook.local.simulator.SimulationOptions;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.scoring.LateModel;
import org.duebook.models.scoring.LinearScorer;
import org.duebook.models.scoring.ModelRefusedException;
import org.duebook.models.scoring.PayerTable;
import org.duebook.models.scoring.PlattCalibration;
import org.duebook.models.scoring.ShippedModel;
import org.duebook.wire.EventTopic;
import org.duebook.wire.SingleObjectWireFormat;
import org.duebook.wire.UndecodableException;
import org.duebook.wire.WireFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one event, one reading, one score and one plan of a {@link TypicalAccount} take, and the
 * figures of a {@link TypicalPortfolio}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InnerLoops {
  private final LedgerRules rules =
      new PracticeRules(SettingsFile.defaults().businessRules()).ledger("practice-1");
  private final Policy policy = PolicyFile.defaults().common();
  private AccountLedger ledger;
  private PaymentFact payment;
  private AccountPosition position;
  private LateModel trees;
  private LateModel linear;
  private double[] features;
  private final WireFormat wireFormat = new SingleObjectWireFormat();
  private byte[] paymentBytes;
  private PatientFollowUp followUp;
  private final Map<Integer, CellSums> sumsByDay = TypicalPortfolio.sumsByDay();
  private final List<Integer> windows = SettingsFile.defaults().businessRules().windows();

  /** Made by the harness. */
  public InnerLoops() {}

  /** An account, the shipped trees, and a linear model that reads every feature. */
  @Setup
  public void open() throws ModelRefusedException {
    ledger = TypicalAccount.ledger();
    payment = TypicalAccount.patientPays(4);
    position = ledger.position(TypicalAccount.TODAY, rules);
    features = share().features();
    paymentBytes = anyPayment();
    followUp = plan().patient();
    FeatureContract contract = FeatureContract.current();
    trees = LateModel.read(ShippedModel.PATIENT.artifact(), contract);
    int size = contract.size();
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    boolean[] logarithms = new boolean[size];
    for (int i = 0; i < size; i++) {
      logarithms[i] = contract.features().get(i).unit().isUnbounded();
    }
    linear =
        new LateModel(
            trees.facts(),
            contract,
            new LinearScorer(
                size,
                contract.indexOf(FeatureContract.PAYER_LATE_RATE),
                IntStream.range(0, size).toArray(),
                logarithms,
                new double[size],
                ones,
                ones,
                0),
            new PlattCalibration(1, 0),
            new PayerTable(Map.of(), 0.25),
            trees.training());
  }

  /** The bytes of a simulated payment, as Kafka holds them. */
  private byte[] anyPayment() {
    SimulatedHistory history =
        new SimulatedHistory(1, 100, TypicalAccount.FIRST_DAY, SimulationOptions.defaults());
    while (true) {
      for (SimulatedEvent event : history.nextDay()) {
        if (event.topic() == EventTopic.PAYMENTS) {
          return wireFormat.encode(event.record());
        }
      }
    }
  }

  /** A payment is decoded. */
  @Benchmark
  public SpecificRecord decode() throws UndecodableException {
    return wireFormat.decode(paymentBytes, EventTopic.PAYMENTS);
  }

  /** A follow-up is made a record and encoded. */
  @Benchmark
  public byte[] encode() {
    return wireFormat.encode(
        FollowUpRecords.of(
            followUp, "practice-1", "account-1", TypicalAccount.TODAY, Instant.EPOCH));
  }

  /** What the account adds to portfolios. */
  @Benchmark
  public AccountContribution contribution() {
    return AccountContribution.of(position, AgeingClock.SERVICE_DATE);
  }

  /** A payment comes in, is folded, and is taken out again: two events. */
  @Benchmark
  public AccountPosition twoEventsFolded() {
    ledger.record(payment);
    AccountPosition with = ledger.position(TypicalAccount.TODAY, rules);
    ledger.withdraw(payment);
    return with;
  }

  /** The account is read again on the same day; nothing has come. */
  @Benchmark
  public AccountPosition readAgain() {
    return ledger.position(TypicalAccount.TODAY, rules);
  }

  /** The figures of a portfolio as of a day. */
  @Benchmark
  public PortfolioFigures portfolio() {
    return PortfolioFigures.of(sumsByDay.values(), TypicalPortfolio.TODAY, windows);
  }

  private OpenShare share() {
    return new AccountShares(position, LateHorizons.DEFAULT, rules.reasonCodes(), rules.calendar())
        .open("claim-4", Party.PATIENT);
  }

  /** The features of one share, its account's activities read first. */
  @Benchmark
  public double[] features() {
    return share().features();
  }

  /** The probability of the shipped trees, features at hand. */
  @Benchmark
  public double trees() {
    return trees.probability(features, "payer-1");
  }

  /** The probability of a linear model over all features, features at hand. */
  @Benchmark
  public double linear() {
    return linear.probability(features, "payer-1");
  }

  /** The features and the probability of the shipped trees. */
  @Benchmark
  public double featuresAndTrees() {
    OpenShare share = share();
    return trees.probability(share.features(), share.payerId());
  }

  /** The features and the probability of a linear model over all of them. */
  @Benchmark
  public double featuresAndLinear() {
    OpenShare share = share();
    return linear.probability(share.features(), share.payerId());
  }

  /** The plan for the account and its five claims, scores apart. */
  @Benchmark
  public AccountPlan plan() {
    return Planner.plan(position, policy, rules, Scores.none());
  }
}
