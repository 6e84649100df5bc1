/**
 * What leaves the job beside its figures: refusals and exceptions, and the side outputs they leave
 * by.
 */
package org.duebook.analytics.outlet;
