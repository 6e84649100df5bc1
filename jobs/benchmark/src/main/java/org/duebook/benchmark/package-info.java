/** How long the inner loops take. */
package org.duebook.benchmark;
