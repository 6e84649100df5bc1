package org.duebook.models.scoring;

/**
 * What one feature did to one score.
 *
 * @param feature its name in the contract
 * @param effect by how much it moved the log-odds of lateness against a typical share of the
 *     training data: above 0 it raises the risk, below 0 it lowers it
 */
public record Effect(String feature, double effect) {}
