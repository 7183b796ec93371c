using Guanxi.Activities;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Tasks;
using Guanxi.Tenancy;

namespace Guanxi.Demo;

/// <summary>Turns invented customers into records with the dates and people of their stories, not yet saved.</summary>
/// <param name="sellers">Who looks after the customers.</param>
/// <param name="guest">Who looks around: some of the tasks are theirs, so that the own day and calendar are not empty.</param>
/// <param name="now">The moment the stories end.</param>
internal sealed class DemoRows(IReadOnlyList<Id<User>> sellers, Id<User>? guest, DateTimeOffset now)
{
    private const int EveryNthTaskIsTheGuests = 3;

    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById(Tenant.DefaultTimeZone);
    private readonly Dictionary<int, Id<Customer>> known = [];
    private int tasksMade;

    public List<Customer> Customers { get; } = [];
    public List<Contact> Contacts { get; } = [];
    public List<Activity> Activities { get; } = [];
    public List<WorkTask> Tasks { get; } = [];

    public void Add(DemoCustomer made, string code)
    {
        Id<User>? owner = made.OwnerIndex is { } seller ? sellers[seller % sellers.Count] : null;
        var by = owner ?? sellers[made.Index % sellers.Count];
        var createdAt = new DateTimeOffset(made.CreatedOn.ToDateTime(new TimeOnly(1, made.Index % 60)), TimeSpan.Zero); // after nine in China
        var customer = CustomersModule.Open(code, Changes(made, owner), null);
        customer.WasMade(createdAt, by);
        known[made.Index] = customer.Id;
        Customers.Add(customer);
        var people = made.Contacts.Select(person => AddContact(customer, person, createdAt, by)).ToList();
        foreach (var talk in made.Activities)
            AddActivity(customer, talk, talk.ContactIndex is { } index && index < people.Count ? people[index].Id : null, by);
        if (owner is { } keeper && DemoTasks.For(made, now) is { } next)
        {
            var doer = tasksMade++ % EveryNthTaskIsTheGuests == 0 ? guest ?? keeper : keeper;
            var task = TasksModule.Make(next, doer, customer.Id, people.Count > 0 ? people[0].Id : null, China);
            task.WasMade(now.AddDays(-14 + (made.Index % 10)), keeper);
            Tasks.Add(task);
        }
        if (made.Activities is [.., var last]) CustomersModule.WasTouched(customer, last.OccurredAt.ToUniversalTime());
    }

    /// <summary>Forgets the rows that were saved; parents stay known.</summary>
    public void Clear()
    {
        Customers.Clear();
        Contacts.Clear();
        Activities.Clear();
        Tasks.Clear();
    }

    private Contact AddContact(Customer customer, DemoContact person, DateTimeOffset createdAt, Id<User> by)
    {
        var contact = ContactsModule.Add(customer, new ContactChanges
        {
            Name = person.Name,
            Position = person.Position,
            Department = person.Department,
            Mobile = person.Mobile,
            Email = person.Email,
            Wechat = person.Wechat,
            Birthday = person.Birthday,
            BirthdayIsLunar = person.BirthdayIsLunar,
            Hobbies = person.Hobbies,
            Notes = person.Notes,
            Role = person.Role,
            IsPrimary = person.IsPrimary,
        });
        contact.WasMade(createdAt, by);
        Contacts.Add(contact);
        return contact;
    }

    private void AddActivity(Customer customer, DemoActivity talk, Id<Contact>? contact, Id<User> by)
    {
        var at = talk.OccurredAt.ToUniversalTime();
        var activity = ActivitiesModule.Log(
            new ActivityChanges { Type = talk.Type, Content = talk.Content, OccurredAt = at, DurationMinutes = talk.DurationMinutes, Outcome = talk.Outcome },
            customer, contact, by, now);
        activity.WasMade(at, by);
        Activities.Add(activity);
    }

    private CustomerChanges Changes(DemoCustomer made, Id<User>? owner) => new()
    {
        Name = made.Name,
        ShortName = made.ShortName,
        Type = Enum.Parse<CustomerType>(made.Type, ignoreCase: true),
        Industry = made.Industry,
        Scale = made.Scale,
        Website = made.Website,
        FoundedOn = made.FoundedOn,
        CreditLimit = made.CreditLimit,
        PaymentTerms = made.PaymentTerms,
        CreditDays = made.CreditDays,
        Source = made.Source,
        OwnerId = owner,
        Status = Enum.Parse<CustomerStatus>(made.Status, ignoreCase: true),
        IsActive = made.IsActive,
        AnnualRevenue = made.AnnualRevenue,
        CooperationYears = made.CooperationYears is { } years ? (int)Math.Round(years) : null,
        ParentId = made.ParentIndex is { } parent ? known[parent] : null,
        Phones = made.Phones.Select(p => new PhoneEntry { Label = p.Label, Number = p.Number, IsPrimary = p.IsPrimary }).ToList(),
        Emails = made.Emails.Select(e => new EmailEntry { Label = e.Label, Address = e.Address, IsPrimary = e.IsPrimary }).ToList(),
        Addresses = made.Addresses.Select(Address).ToList(),
        Tags = made.Tags.ToList(),
    };

    private static AddressEntry Address(DemoAddress a) => new()
    {
        Label = a.Label,
        Text = a.Text,
        Province = a.Province,
        City = a.City,
        District = a.District,
        Postcode = a.Postcode,
        IsPrimary = a.IsPrimary,
    };
}
