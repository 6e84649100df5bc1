/** What runs before anything else, on any Java since 8: whether this Java will do. */
package org.duebook.local.start;
