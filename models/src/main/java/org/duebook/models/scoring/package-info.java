/**
 * Scoring with plain arrays: no Tribuo, no native code, safe to share between threads. A file that
 * is broken or made for other features is refused when it is read, so that a score needs no checks.
 */
package org.duebook.models.scoring;
