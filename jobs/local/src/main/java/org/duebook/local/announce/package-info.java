/** Telling a running job which models and which policy to judge by. */
package org.duebook.local.announce;
