package org.duebook.models.training;

import java.util.Locale;

/**
 * How trees are boosted.
 *
 * @param rounds number of trees
 * @param depth deepest path
 * @param rate by how much each tree corrects
 */
record TreeSettings(int rounds, int depth, double rate) {
  String text() {
    return String.format(
        Locale.ROOT, "boosted trees, %d of depth %d, learning rate %s", rounds, depth, rate);
  }
}
