package org.duebook.local.dashboard.page;

import java.util.Map;

/**
 * What a page shows.
 *
 * @param figures by name, ready for JSON
 * @param tables by name
 */
public record Page(Map<String, Object> figures, Map<String, Table> tables) {}
