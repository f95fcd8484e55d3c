package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.Request;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file (RFC 9110, 14).
 *
 * @param first the place of its first byte
 * @param last that of its last one
 */
record ByteRange(long first, long last) {
    /** As large as a long holds; no file has more. */
    private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * What a request asks for; null if that is the whole file. Several ranges at once, or what is
     * none, are asked for in vain (RFC 9110, 14.2).
     *
     * @throws RefusedException if the file has no such part, or was changed since a time that the
     *     request names
     */
    static @Nullable ByteRange asked(Request request, Volumes.OpenFile file) {
        Instant modified = file.modified().truncatedTo(ChronoUnit.SECONDS);
        Date unmodifiedSince = date(request.header(HttpHeaderNames.IF_UNMODIFIED_SINCE));
        if (unmodifiedSince != null && modified.isAfter(unmodifiedSince.toInstant())) {
            throw RefusedException.changed();
        }
        String condition = request.header(HttpHeaderNames.IF_RANGE);
        Date sameAs = date(condition);
        String range = request.header(HttpHeaderNames.RANGE);
        boolean isOfAnother =
                condition != null && (sameAs == null || !modified.equals(sameAs.toInstant()));
        if (range == null || isOfAnother || !request.method().equals(HttpMethod.GET)) {
            return null;
        }
        return parse(range, file.content().size());
    }

    private static @Nullable Date date(@Nullable String text) {
        return text == null ? null : DateFormatter.parseHttpDate(text);
    }

    private static @Nullable ByteRange parse(String text, long size) {
        Matcher matcher = SINGLE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? null : end(Long.parseLong(to), size);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        return last < first ? null : within(first, last, size);
    }

    /** The last bytes. */
    private static ByteRange end(long length, long size) {
        return within(length == 0 ? size : Math.max(0, size - length), Long.MAX_VALUE, size);
    }

    private static ByteRange within(long first, long last, long size) {
        if (first >= size) {
            throw RefusedException.outOfRange(size);
        }
        return new ByteRange(first, Math.min(last, size - 1));
    }

    long length() {
        return last - first + 1;
    }

    /** As {@code Content-Range} says it. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
