/** The pages over HTTP: who may see them, their headers, and how changes reach the browser. */
package org.duebook.local.dashboard.web;
