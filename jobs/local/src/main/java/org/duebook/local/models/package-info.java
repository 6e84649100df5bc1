/** Late-payment models on one machine: training from files of examples, and judging a model. */
package org.duebook.local.models;
