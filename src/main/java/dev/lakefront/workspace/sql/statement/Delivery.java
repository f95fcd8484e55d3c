package dev.lakefront.workspace.sql.statement;

/** How a statement's result is fetched. */
public enum Delivery {
    /** In the answer itself, as JSON. */
    INLINE("JSON_ARRAY", "application/json"),
    /** By links to JSON. */
    LINKS_TO_JSON("JSON_ARRAY", "application/json"),
    /** By links to CSV. */
    LINKS_TO_CSV("CSV", "text/csv"),
    /** By links to streams of Arrow's. */
    LINKS_TO_ARROW("ARROW_STREAM", "application/vnd.apache.arrow.stream"),
    /** The same, but for a result of one chunk, which is in the answer itself. */
    ATTACHED_OR_LINKS("ARROW_STREAM", "application/vnd.apache.arrow.stream");

    private final String format;
    private final String mediaType;

    Delivery(String format, String mediaType) {
        this.format = format;
        this.mediaType = mediaType;
    }

    /** As the API names it. */
    public String format() {
        return format;
    }

    /** Of what a link leads to. */
    public String mediaType() {
        return mediaType;
    }

    public boolean isInline() {
        return this == INLINE;
    }
}
