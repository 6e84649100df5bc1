/**
 * The whole product on one machine: a broker, the job and a simulated practice, and what they do,
 * in a terminal.
 */
package org.duebook.local.demo;
