package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.engine.Query;
import dev.lakefront.workspace.sql.thrift.wire.Struct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of {@code TSparkParameter}: values for {@code :name} or, without names, for each {@code
 * ?}.
 */
final class Parameters {
    private static final int NAME = 2;
    private static final int TYPE = 3;
    private static final int VALUE = 4;

    private Parameters() {}

    static List<Query.Parameter> read(List<Struct> sent) {
        List<Query.Parameter> parameters = new ArrayList<>();
        for (Struct parameter : sent) {
            String name = parameter.text(NAME);
            String type = parameter.text(TYPE);
            parameters.add(
                    new Query.Parameter(
                            name == null || name.isEmpty()
                                    ? String.valueOf(parameters.size() + 1)
                                    : name,
                            type == null ? "STRING" : type,
                            value(parameter.struct(VALUE))));
        }
        return parameters;
    }

    private static @Nullable String value(Struct union) {
        if (union.has(1)) {
            return union.text(1);
        }
        Double number = union.number(2);
        if (number != null) {
            return number.toString();
        }
        return union.has(3) ? String.valueOf(union.bool(3)) : null;
    }
}
