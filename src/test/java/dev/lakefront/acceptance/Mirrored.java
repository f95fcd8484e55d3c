package dev.lakefront.acceptance;

import dev.lakefront.testing.HttpAnswer;
import java.time.Instant;
import java.util.List;

/** What {@code mirror.py} got: the head of a request, octet by octet, and when. */
record Mirrored(Instant at, String head) {
    private static final double MILLIS = 1000;

    static Mirrored read(String body) {
        int end = body.indexOf("\r\n");
        double seconds = Double.parseDouble(body.substring(0, end));
        return new Mirrored(
                Instant.ofEpochMilli((long) (seconds * MILLIS)), body.substring(end + 2));
    }

    /** The values of all fields of that name. */
    List<String> fields(String name) {
        return HttpAnswer.fields(head, name);
    }

    /** The value of the only field of that name. */
    String field(String name) {
        List<String> values = fields(name);
        if (values.size() != 1) {
            throw new AssertionError(name + " not once, but: " + values);
        }
        return values.getFirst();
    }

    String token() {
        return field("X-Forwarded-Access-Token");
    }
}
