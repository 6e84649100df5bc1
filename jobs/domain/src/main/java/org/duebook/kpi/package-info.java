/** Key figures: what a billing office reads from positions (contract page, section 3). */
package org.duebook.kpi;
