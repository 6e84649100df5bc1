/** What the output topics said last, in memory and within bounds. */
package org.duebook.local.dashboard.book;
