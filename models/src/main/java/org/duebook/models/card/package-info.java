/** What is written down about a model: its card for people and tools, plots, and the directory. */
package org.duebook.models.card;
