/**
 * Makes a model of examples: split by time, a small search, calibration on held-out data, and a
 * card that says what came of it. The only place that knows Tribuo and XGBoost.
 */
package org.duebook.models.training;
