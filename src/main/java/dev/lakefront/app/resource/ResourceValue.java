package dev.lakefront.app.resource;

/** What a {@code valueFrom} stands for, or what has to be asked to know it. */
public sealed interface ResourceValue {
    /** It is known. */
    record Known(String text) implements ResourceValue {}

    /** The value of a secret. */
    record OfSecret(String scope, String key) implements ResourceValue {}

    /**
     * The host of a database instance.
     *
     * @param database the name of a database in it; may be empty
     */
    record OfInstance(String instance, String database) implements ResourceValue {}

    /**
     * The path of the endpoint of a Lakebase branch.
     *
     * @param branch a path: {@code projects/P/branches/B}
     * @param database the path of a database below it; may be empty
     */
    record OfBranch(String branch, String database) implements ResourceValue {}

    /**
     * Nobody can tell.
     *
     * @param reason what follows the words "the resource"
     */
    record Unknown(String reason) implements ResourceValue {}
}
