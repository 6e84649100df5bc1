/** What a model is told about a share: names, order, meaning, units. */
package org.duebook.models.contract;
