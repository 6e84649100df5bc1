/** The command line of everything that runs on one machine. */
package org.duebook.local;
