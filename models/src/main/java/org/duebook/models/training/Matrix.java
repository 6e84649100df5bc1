package org.duebook.models.training;

import java.util.List;
import org.duebook.models.contract.FeatureContract;
import org.duebook.models.evaluation.Example;
import org.duebook.models.scoring.PayerTable;

/**
 * Examples as rows of numbers in the contract's order, the payer's late rate filled from the table.
 */
final class Matrix {
  final double[][] rows;
  final boolean[] late;

  private Matrix(double[][] rows, boolean[] late) {
    this.rows = rows;
    this.late = late;
  }

  static Matrix of(List<Example> examples, PayerTable payers, FeatureContract contract) {
    int payerFeature = contract.payerLateRateIndex();
    double[][] rows = new double[examples.size()][];
    boolean[] late = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Example example = examples.get(i);
      rows[i] = example.features().clone();
      if (payerFeature >= 0) {
        rows[i][payerFeature] = payers.lateRate(example.payerId());
      }
      late[i] = example.late();
    }
    return new Matrix(rows, late);
  }

  int count() {
    return rows.length;
  }

  /** All values of a feature. */
  double[] column(int feature) {
    double[] column = new double[rows.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows[i][feature];
    }
    return column;
  }

  boolean isConstant(int feature) {
    for (double[] row : rows) {
      if (row[feature] != rows[0][feature]) {
        return false;
      }
    }
    return true;
  }
}
