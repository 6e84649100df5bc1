/**
 * Late-payment models: feature contract, scoring, training, cards and artifacts. Empty so far: the
 * job publishes no scores yet.
 */
package org.duebook.models;
