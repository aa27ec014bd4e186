using System.Globalization;

namespace MLGovernance.OpenLineage;

/// <summary>Turns one event into statements about lineage, each with the facet that it comes from.</summary>
/// <param name="statements">Receives them.</param>
/// <param name="names">Receives the other names of datasets.</param>
/// <param name="location">Where the event stands.</param>
internal sealed class StatementReading(EventStatements statements, DatasetAliases names, string location)
{
    internal void Read(OpenLineageEvent read)
    {
        switch (read)
        {
            case RunEvent run:
                EventEnd self = EventEnd.Of(run.Job);
                ReadRun(run.Run.Facets, self);
                ReadJob(run.Job, [.. run.Inputs], [.. run.Outputs]);
                break;
            case JobEvent job:
                ReadJob(job.Job, [.. job.Inputs], [.. job.Outputs]);
                break;
            case DatasetEvent dataset:
                ReadDataset(dataset.Dataset, job: null, "/dataset");
                break;
        }
    }

    private void ReadRun(FacetSet facets, EventEnd self)
    {
        if (facets.Get(RunFacets.Parent) is { } parent)
        {
            State(LineageRole.Contains, EventEnd.Of(parent.Job), self, "/run/facets/parent");
        }

        JobDependenciesRunFacet? dependencies = facets.Get(RunFacets.JobDependencies);
        foreach (JobDependency before in dependencies?.Upstream ?? [])
        {
            State(LineageRole.Triggers, EventEnd.Of(before.Job), self, "/run/facets/jobDependencies/upstream");
        }

        foreach (JobDependency after in dependencies?.Downstream ?? [])
        {
            State(LineageRole.Triggers, self, EventEnd.Of(after.Job), "/run/facets/jobDependencies/downstream");
        }
    }

    private void ReadJob(Job job, InputDataset[] inputs, OutputDataset[] outputs)
    {
        EventEnd self = EventEnd.Of(job);
        foreach ((int index, InputDataset input) in inputs.Index())
        {
            string pointer = string.Create(CultureInfo.InvariantCulture, $"/inputs/{index}");
            foreach (EdgeMeaning meaning in EdgeRoles.All(input.InputFacets, LineageRole.Consumes))
            {
                State(meaning, EventEnd.Of(input), self, pointer);
            }

            ReadDataset(input, self, pointer);
        }

        foreach ((int index, OutputDataset output) in outputs.Index())
        {
            string pointer = string.Create(CultureInfo.InvariantCulture, $"/outputs/{index}");
            foreach (EdgeMeaning meaning in EdgeRoles.All(output.OutputFacets, LineageRole.Produces))
            {
                State(meaning, self, EventEnd.Of(output), pointer);
            }

            ReadDataset(output, self, pointer);
        }

        ReadExplicit(job.Facets, self);
    }

    private void ReadDataset(Dataset dataset, EventEnd? job, string pointer)
    {
        EventEnd self = EventEnd.Of(dataset);
        names.Note(dataset);
        if (dataset.Facets.Get(DatasetFacets.LifecycleStateChange)?.PreviousIdentifier is { } previous)
        {
            State(LineageRole.DerivesFrom, new EventEnd(false, previous.Namespace, previous.Name), self, pointer + "/facets/lifecycleStateChange");
        }

        if (dataset.Facets.Get(DatasetFacets.ColumnLineage) is { } columns)
        {
            new ColumnReading(statements, self, job, At(pointer + "/facets/columnLineage")).Read(columns, dataset.Facets.Get(DatasetFacets.Schema));
        }

        if (dataset.Facets.Get(DatasetFacets.Lineage) is { } lineage)
        {
            string place = pointer + "/facets/lineage";
            foreach ((int index, LineageInput input) in (lineage.Inputs ?? []).Index())
            {
                ReadInput(input, self, job, EdgeRoles.Of(dataset.Facets, index), place);
            }

            new ColumnReading(statements, self, job, At(place)).Read(lineage.Fields);
        }
    }

    private void ReadExplicit(FacetSet facets, EventEnd self)
    {
        const string Place = "/job/facets/lineage";
        int index = 0;
        foreach (LineageEntry entry in facets.Get(JobFacets.Lineage)?.Entries ?? [])
        {
            if (EventEnd.Of(entry, self) is not { } target)
            {
                continue;
            }

            if (!target.IsJob)
            {
                State(LineageRole.Produces, self, target, Place);
                new ColumnReading(statements, target, self, At(Place)).Read(entry.Fields);
            }

            foreach (LineageInput input in entry.Inputs ?? [])
            {
                ReadInput(input, target, self, EdgeRoles.Of(facets, index++), Place);
            }
        }
    }

    /// <summary>States a source of explicit lineage; where a job does the work, it reads the source.</summary>
    private void ReadInput(LineageInput input, EventEnd target, EventEnd? job, EdgeMeaning? stated, string pointer)
    {
        if (EventEnd.Of(input, job) is not { } source)
        {
            return;
        }

        LineageRole role = (source.IsJob, target.IsJob) switch
        {
            (false, false) => LineageRole.DerivesFrom,
            (true, false) => LineageRole.Produces,
            _ => LineageRole.Consumes,
        };
        State(stated ?? EdgeMeaning.Stated(role), source, target, pointer);
        if (!source.IsJob && !target.IsJob && job is { } worker)
        {
            State(LineageRole.Consumes, source, worker, pointer);
        }
    }

    private void State(LineageRole role, EventEnd upstream, EventEnd downstream, string pointer) =>
        State(EdgeMeaning.Stated(role), upstream, downstream, pointer);

    private void State(EdgeMeaning meaning, EventEnd upstream, EventEnd downstream, string pointer)
    {
        if (upstream != downstream)
        {
            statements.Add(meaning, upstream, downstream, At(pointer));
        }
    }

    private string At(string pointer) => EventReading.Place(location, pointer);
}
