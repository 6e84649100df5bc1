/**
 * A model against examples, beside what an office would do without it. Needs no Tribuo: a model
 * file and examples are enough.
 */
package org.duebook.models.evaluation;
