package dev.lakefront.workspace.sql;

/** How a statement's result is fetched. */
enum Delivery {
    /** In the answer itself, as JSON. */
    INLINE("JSON_ARRAY"),
    /** By links to JSON. */
    LINKS_TO_JSON("JSON_ARRAY"),
    /** By links to CSV. */
    LINKS_TO_CSV("CSV");

    private final String format;

    Delivery(String format) {
        this.format = format;
    }

    /** As the API names it. */
    String format() {
        return format;
    }

    boolean isInline() {
        return this == INLINE;
    }
}
