package dev.lakefront.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as a bundle's files write it, references and all; knows its line. */
sealed interface BundleValue {
    SourceLine line();

    /** A string, number or boolean, with the letters it was written with. */
    record Text(String value, SourceLine line) implements BundleValue {}

    /** YAML's null, also a key with nothing behind it. */
    record Nothing(SourceLine line) implements BundleValue {}

    record Items(List<BundleValue> values, SourceLine line) implements BundleValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Keys in the order of the file. */
    record Fields(Map<String, BundleValue> values, SourceLine line) implements BundleValue {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** The value behind a key; null if there is none, or nothing behind it. */
    default @Nullable BundleValue get(String key) {
        BundleValue found = this instanceof Fields fields ? fields.values().get(key) : null;
        return found instanceof Nothing ? null : found;
    }

    /** The value behind keys joined by dots; null as with {@link #get}. */
    default @Nullable BundleValue at(String path) {
        BundleValue value = this;
        for (int start = 0; value != null && start <= path.length(); ) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            value = value.get(path.substring(start, end));
            start = end + 1;
        }
        return value;
    }

    /** The keys of a mapping; none if it is something else. */
    default List<String> keys() {
        return this instanceof Fields fields ? List.copyOf(fields.values().keySet()) : List.of();
    }

    /** Whether this is the boolean true. */
    default boolean isTrue() {
        return this instanceof Text text && text.value().equals("true");
    }

    /**
     * These settings with others laid over them, as the Databricks CLI merges files and targets.
     */
    default BundleValue overlaidWith(BundleValue other) {
        return Overlay.of(this, other);
    }

    /** This mapping with a key set anew; a mapping of that key alone if it is none. */
    default Fields with(String key, BundleValue value) {
        Map<String, BundleValue> changed = new LinkedHashMap<>();
        if (this instanceof Fields fields) {
            changed.putAll(fields.values());
        }
        changed.put(key, value);
        return new Fields(changed, line());
    }
}
