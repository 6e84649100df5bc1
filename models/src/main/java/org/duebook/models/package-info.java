/**
 * Late-payment models: how likely what is open now is to be settled late. {@code contract} names
 * the features, {@code scoring} reads an artifact and scores with plain arrays, {@code measure}
 * says how good probabilities are, {@code training} makes an artifact and its card.
 */
package org.duebook.models;
