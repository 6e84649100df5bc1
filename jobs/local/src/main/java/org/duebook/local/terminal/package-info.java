/** How figures are shown to people in a terminal. */
package org.duebook.local.terminal;
