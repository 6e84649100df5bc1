/** Late-payment models in the stream: scores, examples, and how good the scores turned out. */
package org.duebook.analytics.latepayment;
