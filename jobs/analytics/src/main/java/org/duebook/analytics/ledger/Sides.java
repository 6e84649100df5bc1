package org.duebook.analytics.ledger;

import org.apache.flink.util.OutputTag;

/** The side outputs of the ledger, whoever calls. */
interface Sides {
  <T> void output(OutputTag<T> outlet, T value);
}
