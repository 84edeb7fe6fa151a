package picklescope.settings;

/**
 * A filter that the user has saved.
 *
 * @param name the text of its button
 * @param text the filter, as accepted by {@link picklescope.filter.Filter#of}
 */
public record SavedFilter(String name, String text) {}
