package org.duebook.models.training;

import org.duebook.models.contract.Feature;

/**
 * How much a feature matters to a model.
 *
 * @param feature the feature
 * @param meanEffect mean magnitude of what it moves the log-odds by, over the test
 */
public record Importance(Feature feature, double meanEffect) {}
