/**
 * Portfolio figures: what accounts contribute is combined before the shuffle, summed per portfolio,
 * and told as of the business day.
 */
package org.duebook.analytics.portfolio;
