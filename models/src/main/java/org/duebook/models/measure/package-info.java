/** How good probabilities and orders of work are, against what came true. */
package org.duebook.models.measure;
