package dev.lakefront.workspace.files;

import dev.lakefront.workspace.http.Answer;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;

/** A call that the Files API refuses, in the words of the platform where those are known. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private RefusedException(Answer answer) {
        super(answer.toString());
        this.answer = answer;
    }

    private static RefusedException of(
            HttpResponseStatus status, String errorCode, String message) {
        return new RefusedException(Answer.error(status, errorCode, message));
    }

    static RefusedException badRequest(String message) {
        return of(HttpResponseStatus.BAD_REQUEST, "INVALID_PARAMETER_VALUE", message);
    }

    static RefusedException noFile() {
        return notFound("The file being accessed is not found.");
    }

    static RefusedException noVolume(VolumePath volume) {
        return notFound("Volume '" + String.join(".", volume.names()) + "' does not exist.");
    }

    static RefusedException noDirectory() {
        return because(
                "FILES_API_DIRECTORY_IS_NOT_FOUND",
                HttpResponseStatus.NOT_FOUND,
                "NOT_FOUND",
                "The directory being accessed is not found.");
    }

    static RefusedException notEmpty() {
        return because(
                "FILES_API_DIRECTORY_IS_NOT_EMPTY",
                HttpResponseStatus.BAD_REQUEST,
                "INVALID_PARAMETER_VALUE",
                "The directory being deleted is not empty.");
    }

    static RefusedException exists() {
        return of(
                HttpResponseStatus.CONFLICT,
                "ALREADY_EXISTS",
                "The file being created already exists.");
    }

    static RefusedException inTheWay(VolumePath path, String kind) {
        return of(HttpResponseStatus.CONFLICT, "ALREADY_EXISTS", path + " is a " + kind + ".");
    }

    /** RFC 9110, 15.5.17. */
    static RefusedException outOfRange(long size) {
        return new RefusedException(
                Answer.error(
                                HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                                "OUT_OF_RANGE",
                                "The file has " + size + " bytes: the range is outside of it.")
                        .with("Content-Range", "bytes */" + size));
    }

    static RefusedException changed() {
        return of(
                HttpResponseStatus.PRECONDITION_FAILED,
                "FAILED_PRECONDITION",
                "The file was changed since the given time.");
    }

    static RefusedException full(long most) {
        return of(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "RESOURCE_EXHAUSTED",
                "The offline workspace keeps at most " + (most >> 20) + " MB of small files.");
    }

    static RefusedException tooMany(long most) {
        return of(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "RESOURCE_EXHAUSTED",
                "The offline workspace keeps at most " + most + " large files.");
    }

    /** A disk that is full, say: nothing has changed. */
    static RefusedException notKept(IOException failure) {
        return of(
                HttpResponseStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "The change cannot be kept in the folder of --keep-state: " + failure);
    }

    private static RefusedException notFound(String message) {
        return of(HttpResponseStatus.NOT_FOUND, "NOT_FOUND", message);
    }

    /** With the reason that the Databricks CLI looks for. */
    private static RefusedException because(
            String reason, HttpResponseStatus status, String errorCode, String message) {
        return new RefusedException(
                Answer.of(
                        status,
                        json -> {
                            json.writeStringProperty("error_code", errorCode);
                            json.writeStringProperty("message", message);
                            json.writeArrayPropertyStart("details");
                            json.writeStartObject();
                            json.writeStringProperty(
                                    "@type", "type.googleapis.com/google.rpc.ErrorInfo");
                            json.writeStringProperty("reason", reason);
                            json.writeEndObject();
                            json.writeEndArray();
                        }));
    }

    Answer answer() {
        return answer;
    }
}
