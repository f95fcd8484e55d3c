package dev.lakefront.workspace.sql.statement;

/** How a statement's result is fetched. */
public enum Delivery {
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
    public String format() {
        return format;
    }

    public boolean isInline() {
        return this == INLINE;
    }
}
