package dev.lakefront.bundle;

/**
 * A line of a bundle's file.
 *
 * @param file relative to the bundle's folder
 * @param number counted from 1
 */
record SourceLine(String file, int number) {
    @Override
    public String toString() {
        return file + ":" + number;
    }
}
