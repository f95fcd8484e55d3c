package dev.lakefront.bundle;

import dev.lakefront.bundle.BundleValue.Fields;
import dev.lakefront.bundle.BundleValue.Items;
import dev.lakefront.bundle.BundleValue.Nothing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value laid over another, by the rules of the Databricks CLI (libs/dyn/merge): mappings merge
 * key by key, lists are joined, else the upper one wins, and nothing never does.
 */
final class Overlay {
    private Overlay() {}

    static BundleValue of(BundleValue lower, BundleValue upper) {
        if (upper instanceof Nothing) {
            return lower;
        }
        if (lower instanceof Fields below && upper instanceof Fields above) {
            return merged(below, above);
        }
        if (lower instanceof Items below && upper instanceof Items above) {
            List<BundleValue> joined = new ArrayList<>(below.values());
            joined.addAll(above.values());
            return new Items(joined, below.line());
        }
        return upper;
    }

    private static Fields merged(Fields lower, Fields upper) {
        Map<String, BundleValue> fields = new LinkedHashMap<>(lower.values());
        for (Map.Entry<String, BundleValue> field : upper.values().entrySet()) {
            BundleValue below = fields.get(field.getKey());
            fields.put(
                    field.getKey(), below == null ? field.getValue() : of(below, field.getValue()));
        }
        return new Fields(fields, lower.line());
    }
}
