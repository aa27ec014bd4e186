using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLGovernance.OpenLineage;

/// <summary>Gives the reader its JSON values without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class EventJson : JsonSerializerContext;
