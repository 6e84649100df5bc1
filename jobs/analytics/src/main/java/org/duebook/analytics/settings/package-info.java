/**
 * The one way in for settings: a YAML tree with a default for every key, checked before anything
 * starts.
 */
package org.duebook.analytics.settings;
