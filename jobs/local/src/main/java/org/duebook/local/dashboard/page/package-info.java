/** What each page shows: figures and tables, pure functions of the book and of what was asked. */
package org.duebook.local.dashboard.page;
