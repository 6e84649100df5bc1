/** The reference tables that lie beside the contracts, and their loaders. */
package org.duebook.reference;
