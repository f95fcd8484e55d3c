package dev.lakefront.app.output;

/** How a line of the app's is told. */
@FunctionalInterface
public interface LineFormat {
    /**
     * The line as it is to be told, with its end.
     *
     * @param error whether the app wrote it to standard error
     * @param line as the app wrote it, without its end
     */
    byte[] told(boolean error, byte[] line);
}
