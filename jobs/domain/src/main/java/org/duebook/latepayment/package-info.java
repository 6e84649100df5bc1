/**
 * What is known about a share's chance to be paid late, and what became of it: the features and
 * outcomes from which late-payment models learn (contract page, section 4).
 */
package org.duebook.latepayment;
