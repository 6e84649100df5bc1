/**
 * How what crosses a shuffle or lies in state becomes bytes: one small codec per type, versioned,
 * so that what an earlier release wrote is read for ever.
 */
package org.duebook.analytics.serialization;
